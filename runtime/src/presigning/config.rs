use std::fmt;
use std::time::{Duration, SystemTime};

/// The start and length of the period in which a presigned request is valid. The period also ends when the credentials expire.
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
    /// A period of this length that starts now.
    ///
    /// # Errors
    /// The period is longer than a week, the limit of SigV4.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// Returns a builder with nothing set.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// The length of the period.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// The start of the period.
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
    /// Sets the start of the period, which is now by default.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets or clears the start of the period.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// Sets the length of the period, which is required.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or clears the length of the period.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// Builds the [`PresigningConfig`].
    ///
    /// # Errors
    /// The length of the period is not set, or longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
        let expires_in = self.expires_in.ok_or(PresigningConfigError(Problem::Missing))?;
        if expires_in > WEEK {
            return Err(PresigningConfigError(Problem::TooLong));
        }
        Ok(PresigningConfig { start_time: self.start_time.unwrap_or_else(SystemTime::now), expires_in })
    }
}

/// The values for a [`PresigningConfig`] are incomplete or invalid.
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
