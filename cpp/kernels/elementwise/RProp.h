/// Riedmiller & Braun 1993, as iRprop- (Igel & Huesken 2000): where the gradient turns, nothing moves in that step, and
/// the gradient is forgotten, so that the next one counts as neither turned nor kept.
struct RProp {
  static constexpr int slots = 2;  // g before, s
  float etaMinus, etaPlus, smallest, largest;

  KERNEL float operator()(Unread, float g, float& before, float& s) const {
    const float kept = sign(g) * sign(before);
    s = clamp(s * (kept > 0 ? etaPlus : (kept < 0 ? etaMinus : 1.0f)), smallest, largest);
    before = kept < 0 ? 0.0f : g;
    return sign(before) * s;
  }
};
