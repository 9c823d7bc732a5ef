/// Defines the methods of a configuration's builder that tests call, with the feature `test-util` of this crate.
#[cfg(feature = "test-util")]
#[doc(hidden)]
#[macro_export]
macro_rules! define_test_defaults {
    () => {
        /// Sets credentials, an idempotency token, a time and a user agent that are always the same, for tests.
        #[inline]
        pub fn with_test_defaults(mut self) -> Self {
            self.layers.apply_test_defaults();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that are always the same, for tests.
        #[inline]
        pub fn apply_test_defaults(&mut self) -> &mut Self {
            self.layers.apply_test_defaults();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that are always the same, and a region unless
        /// there is one, for tests.
        #[inline]
        pub fn with_test_defaults_v2(mut self) -> Self {
            self.layers.apply_test_defaults_v2();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that are always the same, and a region unless
        /// there is one, for tests.
        #[inline]
        pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
            self.layers.apply_test_defaults_v2();
            self
        }
    };
}

/// Defines nothing: the methods are for tests.
#[cfg(not(feature = "test-util"))]
#[doc(hidden)]
#[macro_export]
macro_rules! define_test_defaults {
    () => {};
}
