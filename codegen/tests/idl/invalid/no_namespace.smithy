$version: "2"
string A
