use std::fmt;
use std::time::{Duration, SystemTime};

/// From when on and for how long a presigned request is valid. Credentials that expire before end it.
///
/// ```
/// use smithereens::presigning::PresigningConfig;
/// use std::time::Duration;
///
/// let config = PresigningConfig::expires_in(Duration::from_secs(15 * 60))?;
/// assert_eq!(config.expires(), Duration::from_secs(900));
/// # Ok::<(), smithereens::presigning::PresigningConfigError>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// Valid from now on, for this long.
    ///
    /// # Errors
    /// That it is longer than a week, which is as long as SigV4 allows.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// A builder that has nothing set.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// How long the request is valid.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// From when on the request is valid.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// Builds a [`PresigningConfig`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// Sets from when on the request is valid. It is now otherwise.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets or clears from when on the request is valid.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// Sets how long the request is valid. It must be set.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or clears how long the request is valid.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// Builds the [`PresigningConfig`].
    ///
    /// # Errors
    /// That it is not said how long the request is valid, or that it is longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
        let expires_in = self.expires_in.ok_or(PresigningConfigError(Problem::Missing))?;
        if expires_in > WEEK {
            return Err(PresigningConfigError(Problem::TooLong));
        }
        Ok(PresigningConfig { start_time: self.start_time.unwrap_or_else(SystemTime::now), expires_in })
    }
}

/// Why there is no [`PresigningConfig`].
#[derive(Debug)]
pub struct PresigningConfigError(Problem);

#[derive(Debug)]
enum Problem {
    Missing,
    TooLong,
}

impl fmt::Display for PresigningConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Problem::Missing => "`expires_in` is required",
            Problem::TooLong => "`expires_in` must be no longer than one week",
        })
    }
}

impl std::error::Error for PresigningConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_valid_for_a_week_at_most() {
        let week = Duration::from_secs(604_800);
        assert_eq!(PresigningConfig::expires_in(week).expect("a week").expires(), week);
        let error = PresigningConfig::expires_in(week + Duration::from_nanos(1)).expect_err("more than a week");
        assert_eq!(error.to_string(), "`expires_in` must be no longer than one week");
        let error = PresigningConfig::builder().build().expect_err("nothing is set");
        assert_eq!(error.to_string(), "`expires_in` is required");
    }
}
