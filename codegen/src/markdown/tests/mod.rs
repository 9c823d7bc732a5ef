mod cases;
mod corpus;
mod hostile;
mod invariants;
