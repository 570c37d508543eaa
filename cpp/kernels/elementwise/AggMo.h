/// Lucas et al. 2019: K velocities, each damped in its own way.
template <int K>
struct AggMo {
  static constexpr int slots = K;  // v1 ... vK
  float rate, damping[K];          // rate = lr / K
  Keep keep;

  template <class... V>
  KERNEL float operator()(Unread, float g, V&... v) const {
    int i = 0;
    ((v = keep(damping[i++] * v - g)), ...);
    return -rate * (... + v);
  }
};
using AggMo1 = AggMo<1>;
using AggMo2 = AggMo<2>;
using AggMo3 = AggMo<3>;
using AggMo4 = AggMo<4>;
using AggMo5 = AggMo<5>;
using AggMo6 = AggMo<6>;
