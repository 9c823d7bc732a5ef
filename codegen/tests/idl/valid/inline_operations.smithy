$version: "2"
namespace example

resource City {
    identifiers: { cityId: String }
}

@mixin
structure Paged {
    token: String
}

operation Plain {
    input := { a: String }
    output := {
        /// Documented.
        b: String = "b"
    }
}

operation Full {
    input :=
        /// The input.
        @sensitive
        for City
        with [Paged] {
            @required
            $cityId
            $token
        }
    output := with [Paged] {}
}
