$version: "2.0"

namespace com.example

use aws.auth#sigv4
use aws.protocols#restJson1

@restJson1
@sigv4(name: "books")
service Books {
    version: "2024-01-01"
    operations: [ListBooks, StoreBook]
}

@readonly
@paginated(inputToken: "token", outputToken: "next", items: "titles", pageSize: "count")
@http(method: "GET", uri: "/shelves/{shelf}/books")
operation ListBooks {
    input := {
        @required
        @httpLabel
        shelf: String

        @httpQuery("token")
        token: String

        @httpQuery("count")
        count: Integer

        @httpQueryParams
        filters: Filters
    }

    output := {
        titles: Titles
        next: String
    }
}

@http(method: "POST", uri: "/shelves/{shelf}/books")
operation StoreBook {
    input := {
        @required
        @httpLabel
        shelf: String

        @httpHeader("x-since")
        since: Timestamp

        @required
        book: Book

        @idempotencyToken
        token: String

        /// A member that has the name of a method.
        intoFluentBuilder: String
    }
}

structure Book {
    title: String
    printed: Timestamp
    cover: Blob
    kind: Kind
    more: Document
    parts: Parts
}

union Kind {
    novel: Integer
    atlas: Unit
}

list Parts {
    member: Book
}

list Titles {
    member: String
}

map Filters {
    key: String
    value: String
}
