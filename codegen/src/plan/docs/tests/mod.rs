mod cases;
mod corpus;
mod invariants;
