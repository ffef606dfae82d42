import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  look?: 'normal' | 'primary' | 'quiet';
  icon?: LucideIcon;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

export function Button({
  children,
  onPress,
  look = 'normal',
  icon: Icon,
  isDisabled = false,
  autoFocus = false,
}: ButtonProps) {
  return (
    <AriaButton
      className={`button ${look}`}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {Icon === undefined ? null : <Icon aria-hidden />}
      {children}
    </AriaButton>
  );
}

/** A button that shows only an icon: its label is read out and shown as a tooltip. */
export function IconButton({
  label,
  icon: Icon,
  onPress,
  isDisabled = false,
}: {
  label: string;
  icon: LucideIcon;
  onPress: () => void;
  isDisabled?: boolean;
}) {
  return (
    <Tooltip text={label}>
      <AriaButton className="button quiet icon" aria-label={label} onPress={onPress} isDisabled={isDisabled}>
        <Icon aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}

/** Explains the one focusable child on hover and focus. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
