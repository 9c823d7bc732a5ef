$version: "2"
namespace example

enum Suit {
    /// Red.
    @deprecated
    DIAMOND = "diamond"
    CLUB

    @enumValue("heart")
    HEART, SPADE = "spade"
}

intEnum Number {
    ONE = 1
    @enumValue(2) TWO
}
