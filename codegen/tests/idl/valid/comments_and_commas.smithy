// A file can begin with a comment,
$version: "2" // and any line can end in one.
,,,
namespace example // Commas are white space.

@tags(["a",,, "b",]) // Even here.
structure City, {
    // Between members.
    ,a: String,, b: String,
}
// It can also end in one.
