//! Stories about the whole house, through its front door and its command line, on both engines.

mod app;
mod backup;
mod bad_input;
mod binary;
mod crash;
mod credentials;
mod demo;
mod description;
mod exports;
mod feedback;
mod files;
mod front_door;
mod golden;
mod interactions;
mod interactions_elsewhere;
mod mail;
mod person;
mod programmes;
mod shell;
mod work;
