$version: "2"
namespace example

structure Empty {}

structure City {
    name: String, area: Float

    @default("unknown")
    country: String

    capital: Boolean = false
    count: Integer = 0 // a comment
    tags: Tags = []
    note: String = null
    last: example#Empty
}

list Tags { member: String }

union Place {
    city: City
    @xmlName("p") point: smithy.api#Double
    nothing: Unit
}
