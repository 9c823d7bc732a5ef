$version: "2"
metadata list = ["b"]
metadata same = 1
namespace example

/// Documented only here.
@tags(["b"])
structure City {
    size: Integer
    @required
    name: String
}
