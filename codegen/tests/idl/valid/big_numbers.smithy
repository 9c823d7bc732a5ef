$version: "2"

metadata big = [1.7976931348623157E+309, -1e400, 18446744073709551616, 0.12345678901234567890123]

namespace example

structure Big {
    decimal: BigDecimal = 1.7976931348623157E+309
    integer: BigInteger = 18446744073709551616
}
