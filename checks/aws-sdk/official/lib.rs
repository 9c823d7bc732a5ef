//! This package exists only for its dependencies.
