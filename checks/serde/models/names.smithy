$version: "2.0"

namespace com.example

use aws.protocols#awsJson1_1

@awsJson1_1
service Names {
    version: "2024-01-01"
    operations: [Call]
}

operation Call {
    input := {
        pets: Pets
        choice: Choice
    }
}

structure Pets {
    name: String
    veryTasty: String
    HTTPCode: Integer
    with_underscores: String
    type: String
}

union Choice {
    one: String
    secondOne: String
    HTTPCode: Integer
}
