$version: "2"
namespace example

@length(min: 3, max: 10)
list Names {
    /// A name.
    @length(min: 1)
    member: String
}

map Ages { key: String, value: Integer }

map Lists {
    @pattern("^a$")
    key: String
    @required // has no effect, but can be written
    value: Names
}
