//! `--timings`: how long each stage of a command takes, and how much memory the command needs.

use std::fs;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::print::eprintln;

/// The stages so far, the current one last.
static STAGES: Mutex<Vec<Stage>> = Mutex::new(Vec::new());

/// How many things of a kind were made, of how many.
static MADE: Mutex<Option<(&str, usize, usize)>> = Mutex::new(None);

/// When a stage began.
struct Stage {
    name: &'static str,
    clock: Instant,
    processors: Option<Duration>,
}

/// Begins a stage, which ends the one before.
pub(crate) fn stage(name: &'static str) {
    let mut stages = STAGES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    stages.push(Stage { name, clock: Instant::now(), processors: processors() });
}

/// Says how many things of a kind are made again, of how many.
pub(crate) fn made(kind: &'static str, made: usize, all: usize) {
    *MADE.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some((kind, made, all));
}

/// Prints the table of stages to standard error, so that what a command prints stays what it is.
///
/// Time of processors and memory are those of the whole process; where the system does not tell them, they are left out.
pub(crate) fn print() {
    stage("end");
    let stages = STAGES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    eprintln!("{:<10}{:>12}{:>12}", "stage", "clock", "processors");
    for (stage, next) in stages.iter().zip(stages.iter().skip(1)) {
        row(stage.name, stage, next);
    }
    if let (Some(first), Some(last)) = (stages.first(), stages.last()) {
        row("all", first, last);
    }
    if let Some((kind, made, all)) = *MADE.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
        eprintln!("{kind:<10}{:>12}", format!("{made} of {all}"));
    }
    if let Some(kilobytes) = peak_memory() {
        eprintln!("{:<10}{:>9} MB", "memory", kilobytes / 1000);
    }
}

fn row(name: &str, from: &Stage, to: &Stage) {
    let milliseconds = |time: Duration| format!("{:.0} ms", time.as_secs_f64() * 1000.0);
    let processors = to.processors.zip(from.processors);
    let processors = processors.map(|(to, from)| milliseconds(to.saturating_sub(from)));
    let processors = processors.unwrap_or_default();
    let clock = milliseconds(to.clock - from.clock);
    eprintln!("{}", format!("{name:<10}{clock:>12}{processors:>12}").trim_end());
}

/// How long the processors have worked for this process so far, as Linux tells in hundredths of a second.
fn processors() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the name of the program, in parentheses, which may have spaces in it. `utime` and `stime` are
    // the 14th and 15th field.
    let (_, fields) = stat.rsplit_once(')')?;
    let times = fields.split_whitespace().skip(11).take(2);
    let times = times.map(|field| field.parse::<u64>().ok()).collect::<Option<Vec<_>>>()?;
    Some(Duration::from_millis(10 * times.iter().sum::<u64>()))
}

/// The most memory that this process has had so far, in thousands of bytes, as Linux tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes = line.trim().strip_suffix(" kB")?.parse::<u64>().ok()?;
    Some(kibibytes * 1024 / 1000)
}
