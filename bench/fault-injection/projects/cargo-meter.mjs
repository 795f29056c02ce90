/** A Rust workspace: a library and a program that uses it. */
export default {
  name: 'cargo-meter',
  command: ['cargo', 'test', '--offline', '-q'],
  setup: [['cargo', 'generate-lockfile', '--offline']],
  files: {
    'Cargo.toml': `[workspace]
members = ["meter", "app"]
resolver = "2"
`,
    '.gitignore': 'target/\n',
    'meter/Cargo.toml': `[package]
name = "meter"
version = "0.1.0"
edition = "2021"
`,
    'meter/src/lib.rs': `pub mod reading;
pub mod scale;

pub use reading::Reading;
pub use scale::Scale;
`,
    'meter/src/reading.rs': `#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub label: String,
    pub value: f64,
}

impl Reading {
    pub fn new(label: &str, value: f64) -> Self {
        Reading { label: label.to_string(), value }
    }
}
`,
    'meter/src/scale.rs': `use crate::reading::Reading;

#[derive(Debug, Clone, Copy)]
pub struct Scale {
    pub factor: f64,
}

impl Scale {
    pub fn apply(&self, reading: &Reading) -> Reading {
        Reading::new(&reading.label, reading.value * self.factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles() {
        let scaled = Scale { factor: 2.0 }.apply(&Reading::new("a", 1.5));
        assert_eq!(scaled, Reading::new("a", 3.0));
    }
}
`,
    'app/Cargo.toml': `[package]
name = "app"
version = "0.1.0"
edition = "2021"

[dependencies]
meter = { path = "../meter" }
`,
    'app/src/main.rs': `use meter::{Reading, Scale};

fn summary(readings: &[Reading]) -> String {
    let total: f64 = readings.iter().map(|reading| reading.value).sum();
    format!("{} readings, {:.1}", readings.len(), total)
}

fn main() {
    let scale = Scale { factor: 0.5 };
    let readings = vec![Reading::new("north", 4.0), Reading::new("south", 6.0)];
    let scaled: Vec<Reading> = readings.iter().map(|reading| scale.apply(reading)).collect();
    println!("{}", summary(&scaled));
}

#[test]
fn sums_up() {
    assert_eq!(summary(&[Reading::new("x", 1.25)]), "1 readings, 1.2");
}
`,
  },
};
