$version: "2"
namespace example

apply City @documentation("A city.")
apply City$name {
    @required
    @tags(["a"])
}
apply City$name @tags(["b"])
apply Names$member @sensitive
apply example#City @tags
apply City {}

structure City {
    @tags(["c"])
    name: String
}
list Names { member: String }
