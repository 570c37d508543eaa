/// Tieleman & Hinton 2012; centred and with a velocity as in Graves 2013. Epsilon stands inside the root or outside,
/// the learning rate inside the velocity or outside: the other epsilon is 0, the other rate 1. rest = 1 - decay rate.
template <bool centred, bool velocity>
struct RootMeanSquare {
  static constexpr int slots = 1 + centred + velocity;  // v, a, b
  float rest, inside, outside, inner, outer, mu;
  Keep keep;

  KERNEL float operator()(Unread, float g, float& v, float& a, float& b) const {
    v = keep(v + rest * (g * g - v));
    float variance = v;
    if (centred) {
      a = keep(a + rest * (g - a));
      variance = atLeast(v - a * a, 0);  // below 0 by rounding, where g has become constant
    }
    const float d = inner * g / (sqrt(variance + inside) + outside);
    if (!velocity) return d;
    b = keep(mu * b + d);
    return outer * b;
  }

  /// With one or two slots the others are not there.
  KERNEL float operator()(Unread p, float g, float& v, float& second) const {
    float none = 0;
    return centred ? (*this)(p, g, v, second, none) : (*this)(p, g, v, none, second);
  }
  KERNEL float operator()(Unread p, float g, float& v) const {
    float none = 0;
    return (*this)(p, g, v, none);
  }
};

using RMSProp = RootMeanSquare<false, false>;
using CentredRMSProp = RootMeanSquare<true, false>;
using MomentumRMSProp = RootMeanSquare<false, true>;
using CentredMomentumRMSProp = RootMeanSquare<true, true>;
