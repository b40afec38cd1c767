//! The program itself, serving, as an operator runs it.
use crate::crash::{file_of, out, register, run};
use std::fs::File;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

/// A server of its own process. What it tells goes into the file `told` of its folder.
pub struct Process {
    child: Child,
    pub base: String,
}

/// Fills a folder and its database with a city and three systems.
pub fn fill(folder: &Path, database: &str) {
    let filled = run(folder, database, &["import", &file_of(folder, 3), "--profile", "nl-1.0"]);
    assert!(filled.status.success(), "{}", out(&filled));
}

impl Process {
    pub fn start(folder: &Path, database: &str, settings: &[&str]) -> Self {
        // A port that was free a moment ago.
        let bind = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let arguments = [&["serve", "--bind", &bind, "--workers", "2"], settings].concat();
        let told = File::options().create(true).append(true).open(folder.join("told")).unwrap();
        let mut command = register(folder, database, &arguments);
        let child = command.stdout(told.try_clone().unwrap()).stderr(told).spawn().unwrap();
        let mut process = Self { child, base: format!("http://{bind}") };
        let begun = Instant::now();
        while ureq::get(format!("{}/healthz", process.base)).call().is_err() {
            let ended = process.child.try_wait().unwrap();
            let told = || std::fs::read_to_string(folder.join("told")).unwrap_or_default();
            assert!(ended.is_none() && begun.elapsed().as_secs() < 60, "the server does not answer: {}", told());
            std::thread::sleep(Duration::from_millis(10));
        }
        process
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The most memory that it ever had, in kilobytes.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop((self.child.kill(), self.child.wait()));
    }
}
