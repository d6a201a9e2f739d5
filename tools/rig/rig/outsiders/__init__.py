"""What strangers, crowds, second editors and bad disks do to the editing service."""
