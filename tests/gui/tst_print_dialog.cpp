// Printing from the window, by keyboard, and what the dialog promises.
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <memory>

#include "app/main_window.h"
#include "app/map_print.h"
#include "app/preferences.h"
#include "app/samples.h"
#include "gui/map/map_page.h"
#include "gui/print/page_preview.h"
#include "gui/print/print_dialog.h"
#include "gui/print/print_output.h"
#include "paper_recorder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;
using namespace takt::gui::print;

class TestPrintDialog : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", folder_->filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           folder_->filePath(QStringLiteral("config")));
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QVERIFY(window_->files().openSample(firstSample()));
        material_ = std::make_unique<PrintMaterial>(window_->mapPage(), document());
    }
    void cleanup() {
        material_.reset();
        window_.reset();
        folder_.reset();
    }

    void printsByKeyboardFromTheWindow() {
        const QString file = folder_->filePath(QStringLiteral("walk.pdf"));
        bool saved = false;
        whileModal<PrintDialog>([&](PrintDialog& dialog) {
            press(dialog, Qt::Key_R);
            QTest::keyClicks(dialog.focusWidget(), QStringLiteral("A4"));
            press(dialog, Qt::Key_G);
            QTest::keyClicks(dialog.focusWidget(), QStringLiteral("for"));
            press(dialog, Qt::Key_S);
            QTest::keyClick(dialog.focusWidget(), Qt::Key_End); // over a number of sheets
            press(dialog, Qt::Key_A);
            QTest::keyClicks(dialog.focusWidget(), QStringLiteral("3"));
            press(dialog, Qt::Key_W);
            QTest::keyClicks(dialog.focusWidget(), QStringLiteral("1"));
            press(dialog, Qt::Key_Y);
            QTest::keyClicks(dialog.focusWidget(), QStringLiteral("Acme Stamping"));
            whileModal<QFileDialog>([&](QFileDialog& files) {
                auto* name = files.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
                name->setText(file);
                QTest::keyClick(name, Qt::Key_Return);
            });
            press(dialog, Qt::Key_F); // pressed for a moment, as by mouse
            QTRY_VERIFY(QFile::exists(file));
            QCOMPARE(dialog.choice().paper, Paper::A4);
            QCOMPARE(dialog.choice().gemba, Gemba::OfMap);
            QCOMPARE(dialog.choice().fit, Fit::OnSheets);
            QCOMPARE(dialog.printout().tiling().across, 3);
            QCOMPARE(dialog.printout().tiling().down, 1);
            QVERIFY(dialog.printout().count() > 3);
            QCOMPARE(takt::test::pdfPages(file), dialog.printout().count());
            saved = true;
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        QTest::keyClick(window_.get(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(saved);
        QCOMPARE(document().project().settings().company, std::string("Acme Stamping"));
        window_->actions().undo->trigger();
        QCOMPARE(document().project().settings().company, std::string());
        const Choice kept = choiceFrom(Preferences().printChoice(), Choice());
        QCOMPARE(kept.paper, Paper::A4);
        QCOMPARE(kept.across, 3);
        QCOMPARE(kept.gemba, Gemba::OfMap);
    }

    void whatIsTypedInTheTitleBlockIsSeenAtOnceAndUndoneLater() {
        PrintDialog dialog(document(), {}, *material_);
        dialog.show();
        auto* author = dialog.findChild<QLineEdit*>(QStringLiteral("author"));
        author->setFocus();
        QTest::keyClicks(author, QStringLiteral("Shook"));
        QTRY_VERIFY(says(dialog.printout(), 0, QStringLiteral("Shook")));
        QVERIFY(document().project().settings().author.empty());
        QTest::keyClick(author, Qt::Key_Return);
        QVERIFY2(dialog.isVisible() && !QApplication::activeModalWidget(), "Enter in a field does not print");
        QCOMPARE(document().project().settings().author, std::string("Shook"));
        QVERIFY(document().isModified());
        const int steps = document().undoStack()->count();
        dialog.reject();
        QCOMPARE(document().undoStack()->count(), steps); // nothing new, no step
        document().undoStack()->undo();
        QVERIFY(document().project().settings().author.empty());
    }

    void closingKeepsWhatStandsInAField() {
        PrintDialog dialog(document(), {}, *material_);
        dialog.show();
        auto* version = dialog.findChild<QLineEdit*>(QStringLiteral("version"));
        version->setFocus();
        QTest::keyClicks(version, QStringLiteral("2.0"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(document().project().settings().version, std::string("2.0"));
    }

    void onlyWhatBelongsToTheChoiceCanBeUsed() {
        PrintDialog dialog(document(), {}, *material_);
        const auto enabled = [&](const char* name) {
            return dialog.findChild<QWidget*>(QString::fromLatin1(name))->isEnabled();
        };
        auto* fit = dialog.findChild<QComboBox*>(QStringLiteral("fit"));
        QVERIFY(!enabled("scale") && !enabled("across") && !enabled("overlap"));
        fit->setCurrentIndex(1);
        QVERIFY(enabled("scale") && !enabled("across") && enabled("overlap"));
        fit->setCurrentIndex(2);
        QVERIFY(!enabled("scale") && enabled("across") && enabled("marks"));
        dialog.findChild<QCheckBox*>(QStringLiteral("map"))->setChecked(false);
        QVERIFY(!enabled("fit") && !enabled("across"));
        dialog.findChild<QComboBox*>(QStringLiteral("plan"))->setCurrentIndex(0);
        QTRY_VERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("printButton"))->isEnabled());
    }

    void theWholePreviewTurnsByKeys() {
        Choice choice;
        choice.gemba = Gemba::OfMap;
        PrintDialog dialog(document(), choice, *material_);
        dialog.show();
        auto* preview = dialog.findChild<PagePreview*>();
        const int last = dialog.printout().count() - 1;
        QVERIFY(last >= 2);
        preview->setFocus();
        QTest::keyClick(preview, Qt::Key_PageDown);
        QCOMPARE(dialog.findChild<QSpinBox*>(QStringLiteral("sheet"))->value(), 2);
        QTest::keyClick(preview, Qt::Key_End);
        QCOMPARE(preview->sheet(), last);
        QTest::keyClick(preview, Qt::Key_PageDown);
        QCOMPARE(preview->sheet(), last);
        QTest::keyClick(preview, Qt::Key_Home);
        QCOMPARE(preview->sheet(), 0);
        QVERIFY(QRectF(preview->viewport()->rect()).contains(preview->sheetPlace()));
        QVERIFY(preview->accessibleDescription().contains(QStringLiteral("Sheet 1 of")));
    }

    void aPrinterPrintsTheRangeItWasSetTo() {
        Choice choice;
        choice.gemba = Gemba::Blank;
        PrintDialog dialog(document(), choice, *material_);
        QVERIFY(dialog.printout().count() >= 3);
        const QString file = folder_->filePath(QStringLiteral("range.pdf"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file);
        printer.setPrintRange(QPrinter::PageRange);
        printer.setFromTo(1, 2); // of two sizes, in one file
        QVERIFY(dialog.printOn(printer));
        QCOMPARE(takt::test::pdfPages(file), 2);
    }

    void aFileThatCannotBeWrittenIsToldInTheDialog() {
        PrintDialog dialog(document(), {}, *material_);
        dialog.show();
        QVERIFY(!dialog.savePdfTo(folder_->filePath(QStringLiteral("nowhere/out.pdf"))));
        auto* remark = dialog.findChild<QLabel*>(QStringLiteral("remark"));
        QVERIFY(remark->isVisible());
        QVERIFY(!remark->text().isEmpty());
    }

    void theMapIsPrintedWithoutTheRunUnlessWanted() {
        QVERIFY(window_->playback().waitForFinished(60'000));
        document().setScenario(document().project().scenarios.front().id);
        QVERIFY(window_->playback().waitForFinished(60'000));
        Choice choice;
        const Printout still((*material_)(choice), choice);
        QVERIFY(says(still, 0, QStringLiteral("Stamping")));
        QVERIFY(!says(still, 0, QStringLiteral("Off shift")));
        choice.run = true;
        const Printout running((*material_)(choice), choice);
        QVERIFY(says(running, 0, QStringLiteral("Off shift")));
    }

    void dataBoxesAreListedWithEveryElement() {
        QVERIFY(window_->playback().waitForFinished(60'000));
        Choice choice;
        choice.map = false;
        choice.plan = PlanPlace::Nowhere;
        choice.dataBoxes = true;
        const Printout printout((*material_)(choice), choice);
        QVERIFY(printout.count() > 0);
        for (const auto& process : document().plant().get<Process>()) {
            bool found = false;
            for (int sheet = 0; sheet < printout.count(); ++sheet)
                found |= says(printout, sheet, QString::fromStdString(process.name));
            QVERIFY2(found, process.name.c_str());
        }
        QVERIFY2(says(printout, 0, QStringLiteral("Busy")), "simulated figures are listed after a run");
    }

    void noAccessKeyStandsTwiceAndEveryControlHasAName() {
        PrintDialog dialog(document(), {}, *material_);
        dialog.show();
        QMap<QString, QString> seen;
        QStringList faults;
        const auto look = [&](const QString& text) {
            const auto key = QKeySequence::mnemonic(text).toString();
            if (!key.isEmpty() && seen.contains(key))
                faults << text + QStringLiteral(" / ") + seen.value(key);
            seen.insert(key, text);
        };
        for (auto* label : dialog.findChildren<QLabel*>())
            look(label->text());
        for (auto* button : dialog.findChildren<QAbstractButton*>())
            look(button->text());
        for (auto* widget : dialog.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            auto* interface = QAccessible::queryAccessibleInterface(widget);
            if (!interface || interface->text(QAccessible::Name).isEmpty())
                faults << widget->objectName() + QStringLiteral(" has no name");
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
    }

    void itFitsASmallScreen() {
        PrintDialog dialog(document(), {}, *material_);
        dialog.show();
        QVERIFY(dialog.minimumSizeHint().width() <= 1100);
        QVERIFY(dialog.height() <= 700 && dialog.width() <= 1300);
    }

  private:
    Document& document() { return window_->document(); }
    static void press(QWidget& dialog, Qt::Key key) {
        QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, key, Qt::AltModifier);
    }
    static bool says(const Printout& printout, int sheet, const QString& text) {
        takt::test::PaperRecorder paper;
        record(printout, sheet, paper);
        return paper.find(text) != nullptr;
    }
    /// Does something once the next dialog of this kind is open.
    template <class Dialog, class Function>
    void whileModal(Function function) {
        auto* timer = new QTimer(window_.get());
        connect(timer, &QTimer::timeout, timer, [timer, function] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            timer->stop();
            timer->deleteLater();
            QApplication::setActiveWindow(dialog); // as a window manager does
            function(*dialog);
            if (dialog->isVisible()) // a failed check leaves nothing open
                dialog->reject();
        });
        timer->start(10);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<PrintMaterial> material_;
};

TAKTBOARD_TEST(print_dialog, TestPrintDialog);
#include "tst_print_dialog.moc"
