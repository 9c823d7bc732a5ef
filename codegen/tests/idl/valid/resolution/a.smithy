$version: "2"

metadata shape = String

namespace example

use other#Imported
use other#String2

structure Uses {
    imported: Imported
    forward: Later
    otherFile: InOtherFile
    absolute: other#Hidden
    prelude: Blob
    shadowed: Integer
    member: Renamed
}

@idRef string Renamed

@reference(to: Later, member: Uses$imported, quoted: "Later")
string Later

@trait structure reference { to: String, member: String, quoted: String }
