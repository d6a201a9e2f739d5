// The Linux calls that give a file its name in a way that a kill does not cut in two.
#ifndef CFILES_H
#define CFILES_H

/// Gives the open file `descriptor`, which has no name (O_TMPFILE), the name `path`, replacing what is
/// there in one step; `beside`, on the same file system, is its name for the moment in between.
///
/// A kill of this process does not leave `beside` behind: a process of its own does both steps.
///
/// Returns 0, or the errno that says why the system did not grant it: EEXIST where `beside` is a
/// name in use; then, as wherever it fails, nothing has changed.
int cfiles_name(int descriptor, const char *beside, const char *path);

#endif
