// https://smithy.io/2.0/aws/customizations/s3-customizations.html
$version: "2"

namespace aws.customizations

@trait(selector: "operation")
structure s3UnwrappedXmlOutput {}
