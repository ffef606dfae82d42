import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '@/i18n/text.ts';
import { IconButton } from './Button.tsx';

interface OverlayProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

function Overlay({ title, isOpen, onClose, children, className }: OverlayProps & { className: string }) {
  const t = useText();
  return (
    <ModalOverlay
      className="overlay no-print"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={className}>
        <AriaDialog className="overlay-body">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('app.close')} icon={X} onPress={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A panel from the side; Escape and a click outside close it. */
export function Drawer(props: OverlayProps) {
  return <Overlay {...props} className="drawer" />;
}

export function Dialog(props: OverlayProps) {
  return <Overlay {...props} className="dialog-box" />;
}
