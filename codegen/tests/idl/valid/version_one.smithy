$version: "1.0"
namespace example

set Names { member: String }

integer Count
@box
integer MaybeCount

structure City {
    a: PrimitiveInteger
    b: Integer
    c: Count
    d: MaybeCount
    @required
    e: PrimitiveBoolean
    @box
    f: Count
    g: Data
    h: String
}

union NoDefaults { a: PrimitiveInteger }

@streaming
blob Data

@enum([
    { name: "A", value: "a", documentation: "The first.", tags: ["internal"] },
    { name: "B", value: "b", deprecated: true },
])
string Named

@enum([{ value: "a" }, { name: "B", value: "b" }])
string Unnamed

operation GetCity {
    "input": City,
    output: City,
    errors: [],
}
