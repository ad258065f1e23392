"""What must hold for every module, template, message, setting and migration."""
