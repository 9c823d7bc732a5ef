$version: "2.0"

namespace com.example.notes

/// A service that no protocol reaches.
service Notes {
    version: "2024-01-01"
    operations: [PutNote]
}

operation PutNote {
    input := {
        @required
        note: Note
    }

    errors: [Full]
}

structure Note {
    @required
    text: String

    tags: Tags
}

list Tags {
    member: String
}

@error("client")
structure Full {
    @required
    message: String
}
