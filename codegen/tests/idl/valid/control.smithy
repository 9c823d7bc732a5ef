$version: "2.0"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"
$unknown: ["is", "ignored"]

namespace example

operation GetCity {
    input := {}
    output := {}
}
