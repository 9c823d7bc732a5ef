$version: "2"
namespace example

@
string A
@deprecated(
string B
@deprecated(message: )
string C
@deprecated(example#message: "a")
string D
@tags(["a"] ["b"])
string E
@deprecated string
apply F
apply G @
apply H { string I }
@deprecated
