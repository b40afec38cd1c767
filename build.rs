//! Computes an identifier of the build. The strong entity tag of an export promises identical bytes, and those depend
//! on the sources and the libraries.
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Result;
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "derive/src"] {
        gather(Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=SOURCES={:016x}", hasher.finish());
    for place in ["Cargo.lock", "src", "derive/src"] {
        println!("cargo::rerun-if-changed={place}");
    }
    Ok(())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
