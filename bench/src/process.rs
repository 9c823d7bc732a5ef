use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::fmt;
use std::io;
use std::process::{Command, ExitStatus};
use std::str::FromStr;
use std::time::{Duration, Instant};

/// The cost of a process and of all processes that it waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    /// The time from its start to its end.
    pub(crate) wall: Duration,
    /// The CPU time of all threads, in user mode and in the kernel.
    pub(crate) cpu: Duration,
    /// The peak memory of the largest process, in bytes.
    pub(crate) memory: u64,
}

impl Cost {
    /// Runs a command to its end.
    ///
    /// The system reports the largest memory of all children of this process so far, so this process must not have had a
    /// larger child before.
    ///
    /// # Errors
    /// The command cannot be started, or the system does not report its cost.
    pub(crate) fn of(command: &mut Command) -> io::Result<(ExitStatus, Self)> {
        let before = children()?;
        let start = Instant::now();
        let status = command.status()?;
        let wall = start.elapsed();
        let after = children()?;
        let memory = u64::try_from(after.max_rss()).unwrap_or_default() * UNIT;
        Ok((status, Self { wall, cpu: cpu(&after).saturating_sub(cpu(&before)), memory }))
    }
}

/// The unit in bytes in which the system reports memory: `getrusage(2)`.
const UNIT: u64 = if cfg!(target_vendor = "apple") { 1 } else { 1024 };

fn children() -> io::Result<Usage> {
    Ok(getrusage(UsageWho::RUSAGE_CHILDREN)?)
}

fn cpu(usage: &Usage) -> Duration {
    duration(usage.user_time()) + duration(usage.system_time())
}

fn duration(time: TimeVal) -> Duration {
    let seconds = u64::try_from(time.tv_sec()).unwrap_or_default();
    Duration::from_secs(seconds) + Duration::from_micros(u64::try_from(time.tv_usec()).unwrap_or_default())
}

/// Microseconds of both times, and bytes.
impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.wall.as_micros(), self.cpu.as_micros(), self.memory)
    }
}

impl FromStr for Cost {
    type Err = String;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Result<Vec<u64>, _> = text.split_whitespace().map(str::parse).collect();
        match numbers.as_deref() {
            Ok(&[wall, cpu, memory]) => {
                Ok(Self { wall: Duration::from_micros(wall), cpu: Duration::from_micros(cpu), memory })
            }
            _ => Err(format!("invalid cost `{}`: expected three numbers", text.trim())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cost;
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_command_that_waits_takes_no_cpu_time() {
        let (status, cost) = Cost::of(Command::new("sleep").arg("0.2")).expect("it runs");
        assert!(status.success());
        assert!(cost.wall >= Duration::from_millis(200) && cost.cpu < cost.wall && cost.memory > 0, "{cost:?}");
    }

    #[test]
    fn display_and_parse_round_trip() {
        let cost = Cost { wall: Duration::from_micros(1_500_000), cpu: Duration::from_micros(7), memory: 4096 };
        assert_eq!(cost.to_string().parse(), Ok(cost));
        "1 2".parse::<Cost>().expect_err("a number is missing");
    }
}
