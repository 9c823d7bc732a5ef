$version: "1.0"
namespace example

enum A { B }
intEnum C {
    D = 1
}
string E with [F]
structure G for H {
    $a, b: String = "b"
}
operation I { input := {} }
apply E {
    @deprecated
}
