// SPDX-License-Identifier: BSL-1.0

// Private: the inner loops, written once over vectors of NQPF_LANES doubles.
// kernels.hpp includes this text once for each instruction set, so there is no
// #pragma once; alone it declares nothing.

#ifdef NQPF_LANES

namespace nqpf::inline NQPF_ABI::models::detail::NQPF_KERNELS {

using real = double __attribute__((vector_size(NQPF_LANES * 8)));
using bits = long long __attribute__((vector_size(NQPF_LANES * 8)));
using word = unsigned long long __attribute__((vector_size(NQPF_LANES * 8)));
inline constexpr std::size_t lanes = NQPF_LANES;

NQPF_INLINE real load(const double* from) {
  real v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}

NQPF_INLINE void store(double* to, real v) { __builtin_memcpy(to, &v, sizeof v); }

NQPF_INLINE real all(double x) { return x - real{}; }

/// The first `count` numbers, the rest repeating the first.
NQPF_INLINE real load_part(const double* from, std::size_t count) {
  double part[lanes];
  for (std::size_t k = 0; k < lanes; ++k) part[k] = from[k < count ? k : 0];
  return load(part);
}

/// `count` numbers from a place on, which are all of a vector but at the end of an array.
NQPF_INLINE real load_some(const double* from, std::size_t count) {
  return count == lanes ? load(from) : load_part(from, count);
}

NQPF_INLINE void store_part(double* to, real v, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] = v[k];
}

/// The first `count` numbers of a vector, the rest zero.
NQPF_INLINE real keep(real v, std::size_t count) {
  for (std::size_t k = count; k < lanes; ++k) v[k] = 0;
  return v;
}

NQPF_INLINE double total(real v) {
  double sum = v[0];
  for (std::size_t k = 1; k < lanes; ++k) sum += v[k];
  return sum;
}

NQPF_INLINE real root(real v) { return NQPF_SQRT(v); }

/// ln x for positive normal x in parts: ln x = k ln2 + f + rest, with x = 2^k
/// (1 + f) and sqrt(1/2) <= 1 + f < sqrt(2). The reduction and the polynomial
/// of FreeBSD's msun (e_log.c).
NQPF_INLINE void log_parts(real x, real& k, real& f, real& rest) {
  bits raw = reinterpret_cast<bits>(x);
  raw += 0x3ff0000000000000LL - 0x3fe6a09e667f3bcdLL;
  const bits exponent = reinterpret_cast<bits>(reinterpret_cast<word>(raw) >> 52);
  // An integer below 2^52 put into the mantissa of 2^52 is a double without a
  // conversion.
  k = reinterpret_cast<real>(exponent | 0x4330000000000000LL) - (0x1p52 + 1023);
  raw = (raw & 0x000fffffffffffffLL) + 0x3fe6a09e667f3bcdLL;
  f = reinterpret_cast<real>(raw) - 1.0;
  const real half = 0.5 * f * f;
  const real s = f / (2.0 + f);
  const real z = s * s, w = z * z;
  const real even = w * (3.999999999940941908e-01 +
                         w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const real odd = z * (6.666666666666735130e-01 +
                        w * (2.857142874366239149e-01 +
                             w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  rest = s * (half + odd + even) + k * 1.90821492927058770002e-10 - half;
}

/// ln x for positive normal x, within 1 ulp.
NQPF_INLINE real log_of(real x) {
  real k, f, rest;
  log_parts(x, k, f, rest);
  return rest + f + k * 6.93147180369123816490e-01;
}

/// e^x for -700 <= x <= 700, within 1 ulp: the reduction and the rational form
/// of msun (e_exp.c).
NQPF_INLINE real exp_of(real x) {
  const real shifted = x * 1.44269504088896338700 + 0x1.8p52;  // rounds to an integer
  const real k = shifted - 0x1.8p52;
  const real high = x - k * 6.93147180369123816490e-01;
  const real low = k * 1.90821492927058770002e-10;
  const real r = high - low;
  const real t = r * r;
  const real c =
      r - t * (1.66666666666666019037e-01 +
               t * (-2.77777777770155933842e-03 +
                    t * (6.61375632143793436117e-05 +
                         t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  const real y = 1.0 + (r * c / (2.0 - c) - low + high);
  return reinterpret_cast<real>(reinterpret_cast<bits>(y) +
                                (reinterpret_cast<bits>(shifted) << 52));
}

/// Least and most, added to what was seen before; NaN is passed over.
NQPF_FUNCTION void extent_in(const double* x, std::size_t n, extent& seen) {
  real least0 = all(seen.least), most0 = all(seen.most), least1 = least0, most1 = most0;
  std::size_t i = 0;
  for (; i + 2 * lanes <= n; i += 2 * lanes) {
    const real a = load(x + i), b = load(x + i + lanes);
    least0 = a < least0 ? a : least0;
    most0 = a > most0 ? a : most0;
    least1 = b < least1 ? b : least1;
    most1 = b > most1 ? b : most1;
  }
  for (; i < n; i += lanes) {
    const real a = load_part(x + i, n - i < lanes ? n - i : lanes);
    least0 = a < least0 ? a : least0;
    most0 = a > most0 ? a : most0;
  }
  least0 = least1 < least0 ? least1 : least0;
  most0 = most1 > most0 ? most1 : most0;
  for (std::size_t k = 0; k < lanes; ++k) {
    if (least0[k] < seen.least) seen.least = least0[k];
    if (most0[k] > seen.most) seen.most = most0[k];
  }
}

/// sum x.
NQPF_FUNCTION double sum_of(const double* x, std::size_t n) {
  real s0{}, s1{};
  std::size_t i = 0;
  for (; i + 2 * lanes <= n; i += 2 * lanes) {
    s0 += load(x + i);
    s1 += load(x + i + lanes);
  }
  for (; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    s0 += keep(load_part(x + i, left), left);
  }
  return total(s0 + s1);
}

/// sum (x - cx)(y - cy).
NQPF_FUNCTION double products_of(const double* x, double cx, const double* y, double cy,
                                 std::size_t n) {
  real s0{}, s1{};
  std::size_t i = 0;
  for (; i + 2 * lanes <= n; i += 2 * lanes) {
    s0 += (load(x + i) - cx) * (load(y + i) - cy);
    s1 += (load(x + i + lanes) - cx) * (load(y + i + lanes) - cy);
  }
  for (; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    s0 += keep((load_part(x + i, left) - cx) * (load_part(y + i, left) - cy), left);
  }
  return total(s0 + s1);
}

/// Adds sum q and sum q ln q of q = (x - origin) * factor + shift; q >= 0, and
/// 0 ln 0 = 0.
NQPF_FUNCTION void entropy_sums(const double* x, std::size_t n, double origin, double factor,
                                double shift, double& sum, double& sum_log) {
  const real tiny = all(0x1p-1022);
  real s0{}, s1{}, t0{}, t1{};
  std::size_t i = 0;
  for (; i + 2 * lanes <= n; i += 2 * lanes) {
    const real a = (load(x + i) - origin) * factor + shift;
    const real b = (load(x + i + lanes) - origin) * factor + shift;
    s0 += a;
    s1 += b;
    t0 += a * log_of(a > tiny ? a : tiny);
    t1 += b * log_of(b > tiny ? b : tiny);
  }
  for (; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    const real a = keep((load_part(x + i, left) - origin) * factor + shift, left);
    s0 += a;
    t0 += a * log_of(a > tiny ? a : tiny);
  }
  sum += total(s0 + s1);
  sum_log += total(t0 + t1);
}

/// sum q ln q - (q - 1) of q = (x - origin) * factor + shift, every term of
/// which is positive and has its full precision near q = 1, where the parts of
/// the logarithm are joined so that nothing cancels.
NQPF_FUNCTION double divergence_sum(const double* x, std::size_t n, double origin, double factor,
                                    double shift) {
  const real tiny = all(0x1p-1022), one = all(1), zero{};
  real sum{};
  for (std::size_t i = 0; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    const real from = load_some(x + i, left);
    const real q = (from - origin) * factor + shift;
    real k, f, rest;
    log_parts(q > tiny ? q : tiny, k, f, rest);
    const real log = rest + f + k * 6.93147180369123816490e-01;
    const real term = k == zero ? f * log + rest : q * log - (q - one);
    sum += left == lanes ? term : keep(term, left);
  }
  return total(sum);
}

/// z = base + gain * ((x - origin) / width), kept within floor and ceiling; NaN
/// stays NaN.
NQPF_FUNCTION void scale_to(const double* x, std::size_t n, const linear_scale& scale, double* z) {
  const real floor = all(scale.floor), ceiling = all(scale.ceiling);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    real v = scale.base + scale.gain * ((load(x + i) - scale.origin) / scale.width);
    v = v < floor ? floor : v;
    store(z + i, v > ceiling ? ceiling : v);
  }
  if (i < n) {
    real v = scale.base + scale.gain * ((load_part(x + i, n - i) - scale.origin) / scale.width);
    v = v < floor ? floor : v;
    store_part(z + i, v > ceiling ? ceiling : v, n - i);
  }
}

/// One vector of sum w_j x_j over the columns, of `count` rows. All rows are summed in the same order, wherever they stand.
NQPF_INLINE real weighted_at(const double* const* x, std::size_t columns, const double* weights,
                             std::size_t i, std::size_t count) {
  real s0{}, s1{};
  std::size_t j = 0;
  for (; j + 2 <= columns; j += 2) {
    s0 += load_some(x[j] + i, count) * weights[j];
    s1 += load_some(x[j + 1] + i, count) * weights[j + 1];
  }
  if (j < columns) s0 += load_some(x[j] + i, count) * weights[j];
  return s0 + s1;
}

/// out = sum w_j x_j over the columns, row by row.
NQPF_FUNCTION void weighted_sum(const double* const* x, std::size_t columns, std::size_t n,
                                const double* weights, double* out) {
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) store(out + i, weighted_at(x, columns, weights, i, lanes));
  if (i < n) store_part(out + i, weighted_at(x, columns, weights, i, n - i), n - i);
}

/// Adds the squared distances of one vector of a column from both ends. With
/// `Skip` cells that are missing are at no distance, and `known` gets the rows
/// in which a cell with a factor is not.
template <bool Skip>
NQPF_INLINE void add_distances(real x, double best, double worst, double factor, real& p, real& m,
                               [[maybe_unused]] bits& known) {
  real from_best = (x - best) * factor, from_worst = (x - worst) * factor;
  if constexpr (Skip) {
    const bits here = x == x;
    from_best = here ? from_best : real{};
    from_worst = here ? from_worst : real{};
    if (factor != 0) known |= here;
  }
  p += from_best * from_best;
  m += from_worst * from_worst;
}

/// The closeness of one vector from its squared distances, and whether these
/// are finite.
template <bool Skip>
NQPF_INLINE real closeness_at(real p, real m, [[maybe_unused]] bits known, real ties, real& check) {
  check += (p + m) * 0.0;
  const real close = 1.0 / (1.0 + root(p / m));
  const real found = p + m == 0.0 ? ties : close;
  if constexpr (!Skip) return found;
  return known ? found : all(__builtin_nan(""));
}

template <bool Skip>
NQPF_INLINE bool closeness_over(const double* const* x, std::size_t columns, std::size_t n,
                                const double* best, const double* worst, const double* factor,
                                double tie, double* out) {
  const real ties = all(tie);
  real check{};
  std::size_t i = 0;
  for (; i + 2 * lanes <= n; i += 2 * lanes) {
    real p0{}, p1{}, m0{}, m1{};
    bits known0{}, known1{};
    for (std::size_t j = 0; j < columns; ++j) {
      add_distances<Skip>(load(x[j] + i), best[j], worst[j], factor[j], p0, m0, known0);
      add_distances<Skip>(load(x[j] + i + lanes), best[j], worst[j], factor[j], p1, m1, known1);
    }
    store(out + i, closeness_at<Skip>(p0, m0, known0, ties, check));
    store(out + i + lanes, closeness_at<Skip>(p1, m1, known1, ties, check));
  }
  for (; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    real p{}, m{};
    bits known{};
    for (std::size_t j = 0; j < columns; ++j)
      add_distances<Skip>(load_part(x[j] + i, left), best[j], worst[j], factor[j], p, m, known);
    store_part(out + i, closeness_at<Skip>(p, m, known, ties, check), left);
  }
  return total(check) == 0;
}

/// Relative closeness of TOPSIS: with p and m the squared distances sum (c_j
/// (x_j - best_j))^2 and sum (c_j (x_j - worst_j))^2, closeness = 1 / (1 +
/// sqrt(p / m)). Where both are zero it is `tie`. Returns whether every
/// distance was finite.
NQPF_FUNCTION bool closeness_of(const double* const* x, std::size_t columns, std::size_t n,
                                const double* best, const double* worst, const double* factor,
                                double tie, double* out) {
  return closeness_over<false>(x, columns, n, best, worst, factor, tie, out);
}

/// The same over the known cells of each row; NaN where no cell with a factor
/// is known.
NQPF_FUNCTION bool closeness_of_known(const double* const* x, std::size_t columns, std::size_t n,
                                      const double* best, const double* worst, const double* factor,
                                      double tie, double* out) {
  return closeness_over<true>(x, columns, n, best, worst, factor, tie, out);
}

/// Standard coupling of two systems. Returns whether every level lay in [0, 1]
/// but for `slack`, which is clamped away.
NQPF_FUNCTION bool couple_two(const double* u, const double* v, std::size_t n, double weight_u,
                              double weight_v, double slack, double* c, double* t, double* d) {
  const real zero{}, one = all(1), below = all(-slack), above = all(1 + slack);
  bits inside = zero == zero, tiny = zero != zero;
  for (std::size_t i = 0; i < n; i += lanes) {
    const std::size_t left = n - i < lanes ? n - i : lanes;
    real a = load_some(u + i, left);
    real b = load_some(v + i, left);
    inside &= (a >= below) & (b >= below) & (a <= above) & (b <= above);
    a = a < zero ? zero : a;
    b = b < zero ? zero : b;
    a = a > one ? one : a;
    b = b > one ? one : b;
    const real least = a < b ? a : b, most = a < b ? b : a;
    const real ratio = most > zero ? least / most : zero;
    real degree = 2.0 * root(ratio) / (1.0 + ratio);
    degree = degree > one ? one : degree;
    real index = a * weight_u + b * weight_v;
    index = index < least ? least : index;  // of the smallest numbers halves underflow
    index = index > one ? one : index;
    const real product = degree * index;
    tiny |= product < 1e-300;
    if (left == lanes) {
      store(c + i, degree);
      store(t + i, index);
      store(d + i, root(product));
    } else {
      store_part(c + i, degree, left);
      store_part(t + i, index, left);
      store_part(d + i, root(product), left);
    }
  }
  bool ok = true, underflow = false;
  for (std::size_t k = 0; k < lanes; ++k) {
    ok = ok && inside[k] != 0;
    underflow = underflow || tiny[k] != 0;
  }
  for (std::size_t i = 0; underflow && i < n; ++i)
    if (c[i] * t[i] < 1e-300) d[i] = __builtin_sqrt(c[i]) * __builtin_sqrt(t[i]);
  return ok;
}

/// out = ln x, for positive normal x.
NQPF_FUNCTION void logs_of(const double* x, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) store(out + i, log_of(load(x + i)));
  if (i < n) store_part(out + i, log_of(load_part(x + i, n - i)), n - i);
}

/// out = e^x, for x within -700 and 700.
NQPF_FUNCTION void exps_of(const double* x, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) store(out + i, exp_of(load(x + i)));
  if (i < n) store_part(out + i, exp_of(load_part(x + i, n - i)), n - i);
}

/// out[i] = how many of the x are greater than x[i] by more than `rounding`:
/// competition ranks less one, by n^2 comparisons. Infinite numbers are equal
/// to themselves.
NQPF_FUNCTION void count_greater(const double* x, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const real own = load(x + i);
    // x_j is greater but for rounding: by more than its share of the larger
    // size of both.
    const real up = own < 0.0 ? own * (1.0 - rounding) : own / (1.0 - rounding);
    bits count{};
    for (std::size_t j = 0; j < n; ++j) count -= (all(x[j]) > up);
    for (std::size_t k = 0; k < lanes; ++k) out[i + k] = static_cast<double>(count[k]);
  }
  for (; i < n; ++i) {
    const double up = x[i] < 0 ? x[i] * (1 - rounding) : x[i] / (1 - rounding);
    long long count = 0;
    for (std::size_t j = 0; j < n; ++j) count += x[j] > up;
    out[i] = static_cast<double>(count);
  }
}

inline constexpr kernel_table table{extent_in,          sum_of,     products_of,  entropy_sums,
                                    divergence_sum,     scale_to,   weighted_sum, closeness_of,
                                    closeness_of_known, couple_two, logs_of,      exps_of,
                                    count_greater};

}  // namespace nqpf::inline NQPF_ABI::models::detail::NQPF_KERNELS

#endif
