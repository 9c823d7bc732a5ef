$version: "2"
namespace example

blob A
boolean B
document C
string D
byte E
short F
integer G
long H
float I
double J
bigInteger K
bigDecimal L
timestamp M
string __underscored_1
