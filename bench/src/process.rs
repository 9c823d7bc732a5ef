use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::fmt;
use std::io;
use std::process::{Command, ExitStatus};
use std::str::FromStr;
use std::time::{Duration, Instant};

/// What a process cost, with all processes that it waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// What its threads took of all processors, in user mode and in the kernel.
    pub(crate) cpu: Duration,
    /// The most memory that it held at a time, in bytes; of several processes, that of the largest.
    pub(crate) memory: u64,
}

impl Cost {
    /// Runs a command to its end.
    ///
    /// The system counts memory for all children of this process together, so this process should have no other ones, nor
    /// have had any that were larger.
    ///
    /// # Errors
    /// That the command cannot be started, or that the system does not say what it cost.
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

/// What the system counts memory in: `getrusage(2)`.
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
            _ => Err(format!("three numbers are a cost, and not `{}`", text.trim())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cost;
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_command_that_waits_takes_time_but_no_processor() {
        let (status, cost) = Cost::of(Command::new("sleep").arg("0.2")).expect("it runs");
        assert!(status.success());
        assert!(cost.wall >= Duration::from_millis(200) && cost.cpu < cost.wall && cost.memory > 0, "{cost:?}");
    }

    #[test]
    fn what_is_written_can_be_read() {
        let cost = Cost { wall: Duration::from_micros(1_500_000), cpu: Duration::from_micros(7), memory: 4096 };
        assert_eq!(cost.to_string().parse(), Ok(cost));
        "1 2".parse::<Cost>().expect_err("a number is missing");
    }
}
