$version: "2.0"

namespace smithy.framework

/// The error of an operation whose input breaks a constraint.
@error("client")
structure ValidationException {
    /// What is wrong.
    @required
    message: String

    /// The members of the input that are wrong.
    fieldList: ValidationExceptionFieldList
}

list ValidationExceptionFieldList {
    member: ValidationExceptionField
}

/// A member of an input that breaks a constraint.
structure ValidationExceptionField {
    /// A JSON pointer to the member.
    @required
    path: String

    /// What is wrong with it.
    @required
    message: String
}
