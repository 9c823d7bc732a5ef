$version: "2"
namespace example

enum Text {
    A = 1
    B = ""
    C = "same"
    D = "same"
}

intEnum Number {
    A
    B = "1"
    C = 1.5
    D = 3000000000
    E = 1
    F = 1
}
