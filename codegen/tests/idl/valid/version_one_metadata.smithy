$version: "1.0"

// Version 1.0 allows line breaks where version 2.0 allows spaces.
metadata
    first
    =
    "a"

namespace example

set Texts { member: String }
