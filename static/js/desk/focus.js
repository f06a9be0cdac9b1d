// A form that came back: the first field to put right is under the hand.
document.querySelector('[aria-invalid="true"]')?.focus();
