/// Duchi, Hazan & Singer 2011, diagonal form. h only grows, so it needs no keep.
struct AdaGrad {
  static constexpr int slots = 1;  // h
  float rate, epsilon;

  KERNEL float operator()(Unread, float g, float& h) const {
    h = h + g * g;
    return rate * g / (sqrt(h) + epsilon);
  }
};
