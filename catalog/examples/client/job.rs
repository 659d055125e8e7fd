//! Tasks that survive a restart of the process.

use std::{fs, io, path::PathBuf};

use captchaai_errors::{Poller, ResultError, SubmitError};
use serde::{Deserialize, Serialize};

use crate::error::ClientError;

/// A task, with all that is needed to continue it; the API key is not part of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    /// The name of the task in the store.
    pub(crate) name: String,
    /// The parameters of the submit call, except for the key.
    pub(crate) request: Vec<(String, String)>,
    /// The ID of the task at the API.
    pub(crate) id: Option<String>,
    /// The calls so far, and the limits of the further ones.
    pub(crate) poller: Poller<SubmitError, ResultError>,
    /// `true` while the response to a submit call is expected.
    pub(crate) is_submitting: bool,
}

impl Job {
    /// Creates a task of a type, such as `recaptcha`.
    pub(crate) fn new(name: &str, task_type: &str, request: &[(&str, &str)]) -> Result<Self, ClientError> {
        let poller = Poller::new().for_task_type(task_type);
        Ok(Job {
            name: name.to_owned(),
            request: request.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            id: None,
            poller: poller.ok_or_else(|| ClientError::TaskType(task_type.to_owned()))?,
            is_submitting: false,
        })
    }
}

/// A folder with a file for each unfinished task.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    /// Opens a store, and creates the folder if it is missing.
    pub(crate) fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        fs::create_dir_all(&folder)?;
        Ok(Store { folder })
    }

    /// Returns the unfinished tasks.
    pub(crate) fn jobs(&self) -> io::Result<Vec<Job>> {
        let mut jobs = Vec::new();
        for file in fs::read_dir(&self.folder)? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                jobs.push(serde_json::from_slice(&fs::read(path)?)?);
            }
        }
        Ok(jobs)
    }

    /// Stores a task, so that a process that ends in between leaves either the old state or the new one.
    pub(crate) fn save(&self, job: &Job) -> io::Result<()> {
        let new = self.folder.join(&job.name).with_extension("new");
        fs::write(&new, serde_json::to_vec(job)?)?;
        fs::rename(new, self.file(job))
    }

    /// Removes a task that has ended.
    pub(crate) fn remove(&self, job: &Job) -> io::Result<()> {
        fs::remove_file(self.file(job))
    }

    fn file(&self, job: &Job) -> PathBuf {
        self.folder.join(&job.name).with_extension("json")
    }
}
