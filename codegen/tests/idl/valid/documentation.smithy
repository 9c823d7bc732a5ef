$version: "2"
namespace example

/// One line.
string A

/// Two
///   lines,
///
///without a space.
@deprecated
string B

/// Of a structure.
structure C {
    /// Of a member.
    @required
    a: String

    /// Of another,
    // with a comment between
    /// and a blank line

    /// after it.
    b: String /// not documentation, since it does not begin its line
}
