$version: "2"
metadata list = ["a"]
metadata same = 1
namespace example

@tags(["a"])
structure City {
    @tags(["m"])
    name: String
    size: Integer
}
