//! Stories about the whole house, through its front door and its command line, on both engines.

mod app;
mod front_door;
