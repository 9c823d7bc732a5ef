$version: "2"
namespace example

structure A {
    missing: Missing
    similar: string2
    operation: Op
    trait: required2
}
string String2
@trait structure required2 {}

map B { key: Integer, value: String }
union C {}

service S {
    operations: [A, Missing]
    resources: [Op]
    errors: [A, String]
    rename: { "example#Missing": "Other" }
}
resource R {
    identifiers: { a: Integer }
    read: A
    operations: [Missing]
    resources: [S]
}
operation Op { input: String, output: Err, errors: [A] }
@error("client") structure Err {}
