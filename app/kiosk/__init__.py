"""The kiosk's shell: devices, the visitor of the moment, and the bell for help."""
