// https://smithy.io/2.0/additional-specs/mqtt.html
$version: "2"

namespace smithy.mqtt

@trait(selector: "service")
@protocolDefinition
structure mqttJson {}

@trait(selector: "operation:not(-[output]-> * > member)", conflicts: [subscribe])
@pattern("^[^#+]+$")
string publish

@trait(selector: "operation:test(-[output]-> structure > member > union[trait|streaming])", conflicts: [publish])
@pattern("^[^#+]+$")
string subscribe

@trait(selector: "member[trait|required] :test(> :test(string, byte, short, integer, long, boolean, timestamp))")
structure topicLabel {}
